import { useMemo, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useConfig } from '../../config/provider';
import { paths } from '../../domain/address/paths';
import { bestFits } from '../../domain/text/word-search';
import { DataKindChip } from '../../features/account/data-kind-chip';
import { useDataKinds } from '../../inspector/queries/data-kind';
import { common } from '../../strings/common';
import { accountChooser as words } from '../../strings/shell';
import { type SearchGroup, SearchList, type SearchOption } from '../../ui/overlay/search-list';
import type { DialogProps } from '../layout/dialog-props';
import { placeOfPath } from '../places/current-place';
import { pathInAccount, sectionOf } from '../places/last-place';

/** Longer than any name of an account. */
const MAX_LENGTH = 200;
/** The most that are offered at a time: more are looked for, not looked through. */
const MOST = 50;

/** Every account by name, id and kind, where there are too many for a menu. Choosing one keeps the kind of page. */
export function AccountChooser({ onClose }: DialogProps) {
  const { accounts } = useConfig();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const kinds = useDataKinds();
  const [text, setText] = useState('');
  const groups = useMemo((): readonly SearchGroup<SearchOption>[] => {
    const place = placeOfPath(pathname);
    const section = sectionOf(pathname);
    const all = { id: paths.allAccounts(), label: words.all, detail: words.allDetail(accounts.length) };
    const found = bestFits(
      text,
      accounts,
      ({ name, id }) => {
        const kind = kinds?.get(id);
        return `${name} ${id} ${kind ? common[kind] : ''}`;
      },
      MOST,
    ).map((account) => {
      const kind = kinds?.get(account.id);
      return {
        id: pathInAccount(account, place, section),
        label: account.name,
        detail: (
          <>
            {account.id} {kind && <DataKindChip kind={kind} />}
          </>
        ),
      };
    });
    return [
      { title: words.everything, options: text.trim() === '' ? [all] : [] },
      { title: words.accounts(found.length, accounts.length), options: found },
    ].filter(({ options }) => options.length > 0);
  }, [accounts, kinds, pathname, text]);
  return (
    <SearchList
      words={words}
      text={text}
      onText={setText}
      maxLength={MAX_LENGTH}
      groups={groups}
      onChoose={({ id }) => {
        onClose();
        void navigate(id);
      }}
      onClose={onClose}
    />
  );
}
