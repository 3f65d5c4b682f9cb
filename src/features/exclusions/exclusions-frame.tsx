import { styled } from '@mui/material/styles';
import { type ReactNode, useState } from 'react';
import { NavigationType, useNavigationType, useSearchParams } from 'react-router';
import { inspectorEndpoint } from '../../config/config';
import { useConfig } from '../../config/provider';
import type { AccountPlace } from '../../domain/address/paths';
import { changedSearch } from '../../domain/address/query-string';
import type { FailedItem } from '../../domain/assessment/assessment';
import { useDataKind } from '../../inspector/queries/data-kind';
import { exclusions } from '../../strings/exclusions';
import { color } from '../../theme/tokens';
import { LinkButton } from '../../ui/controls/button';
import { CopyButton, CopyLinkButton } from '../../ui/controls/copy-button';
import { Card } from '../../ui/layout/page';
import { SidePanel } from '../../ui/overlay/side-panel';
import { useClosePanel } from '../address';
import { ExclusionsExportButton } from '../export/exclusions-export-button';
import type { ExportSubject } from '../export/exclusions-export-source';
import { useExportDetails } from '../export/export-details';
import { usePresentUser } from '../reader-context';
import type { ShownExclusions } from './shown-exclusions';

const { footer: words } = exclusions;
const NONE: readonly never[] = [];

const Sentence = styled('p')({ margin: 0, color: color.dim });
const Block = styled('div')({ padding: '0 16px' });

/** How much of an answer is there. */
export interface AnswerExtent {
  /** Whether all of it is loaded. */
  readonly complete: boolean;
  /** How many there are, as far as is known, and whether there may be more. */
  readonly total: number;
  readonly more: boolean;
  readonly failed?: readonly FailedItem[];
  /** The rest was never saved. */
  readonly restNotSaved?: boolean;
  /** What the view says beside them, in sentences. */
  readonly remarks?: readonly string[];
}

/** What a page of exclusions has besides its head. */
export interface PageParts {
  readonly exports: ReactNode;
  readonly actions: ReactNode;
  readonly children: ReactNode;
}

export interface ExclusionsFrameProps {
  readonly place: AccountPlace;
  readonly title: string;
  readonly sentence: string;
  /** The answer in one second; left out while there is none. */
  readonly summary?: ReactNode;
  /** The page around the exclusions where they are not beside their list. */
  readonly renderPage: (parts: PageParts) => ReactNode;
  /** The list that the panel lies over. */
  readonly list: { readonly pathname: string; readonly search: string };
  /** The run or the preview; its ARN can be copied, and is the `opener` of the controls that open this panel. */
  readonly subject: ExportSubject;
  readonly shown: ShownExclusions;
  readonly extent: AnswerExtent;
  /** There is no such run or template: what is not there can be neither shared nor taken along. */
  readonly nothing?: boolean;
  /** What else can be done, in the footer. */
  readonly actions?: ReactNode;
  /** The exclusions, or what stands in their place. */
  readonly children: ReactNode;
}

/** The exclusions of a run or of a preview beside its list, as a panel, or as a page of its own. */
export function ExclusionsFrame(props: ExclusionsFrameProps) {
  const { place, title, sentence, summary, list, subject, shown, extent, children } = props;
  const close = useClosePanel(list);
  const navigation = useNavigationType();
  const [slides] = useState(navigation === NavigationType.Push);
  const exports = <TakeAlong place={place} subject={subject} shown={shown} extent={extent} />;
  const actions = (
    <>
      {props.actions}
      <OtherFrame asPage={shown.view.page} />
    </>
  );
  const copy = !props.nothing && (
    <CopyButton text={subject.arn} label={words.copyArn} done={words.arnCopied} />
  );
  if (shown.view.page)
    return props.renderPage({
      exports,
      actions,
      children: (
        <>
          {summary !== undefined && <Card>{summary}</Card>}
          <Card flush>
            <Block>{children}</Block>
          </Card>
        </>
      ),
    });
  return (
    <SidePanel
      title={title}
      titleAction={copy}
      head={
        <>
          <Sentence>{sentence}</Sentence>
          {summary}
        </>
      }
      footer={
        props.nothing ? undefined : (
          <>
            <CopyLinkButton />
            {exports}
            {actions}
          </>
        )
      }
      onClose={close}
      opener={subject.arn}
      slides={slides}
    >
      {children}
    </SidePanel>
  );
}

/** The way from beside the list to a page of its own, or back. */
function OtherFrame({ asPage }: { readonly asPage: boolean }) {
  const [search] = useSearchParams();
  return (
    <LinkButton to={{ search: changedSearch(search, { view: asPage ? undefined : 'page' }) }}>
      {asPage ? words.openAsPanel : words.openAsPage}
    </LinkButton>
  );
}

type TakeAlongProps = Pick<ExclusionsFrameProps, 'place' | 'subject' | 'shown' | 'extent'>;

/** What can be taken along: exports of what the filter leaves, and the calls behind the view. */
function TakeAlong({ place, subject, shown, extent }: TakeAlongProps) {
  const { complete, total, more, failed = NONE, restNotSaved = false, remarks = NONE } = extent;
  const config = useConfig();
  const userName = usePresentUser();
  const dataKind = useDataKind(place.account);
  const account = config.accounts.find(({ id }) => id === place.account);
  const filter = shown.narrowedTo;
  const details = useExportDetails(place, subject, shown.rows, complete || restNotSaved);
  const calls = {
    region: place.region,
    endpoint: inspectorEndpoint(config, place.region, place.account),
    filtered: filter !== undefined,
  };
  return (
    <ExclusionsExportButton
      source={{
        account: { id: place.account, name: account?.name ?? place.account },
        region: place.region,
        dataKind,
        subject,
        exclusions: shown.rows,
        failed,
        total,
        complete,
        restNotSaved,
        userName,
        remarks,
        filter,
        packages: new Map([...details.packages, ...shown.packages]),
        every: {
          packageArns: details.every.packageArns ?? shown.every.packageArns,
          instanceIds: details.every.instanceIds ?? shown.every.instanceIds,
        },
        documents: details.documents,
        identities: shown.identities,
      }}
      pending={details.pending}
      calls={
        subject.kind === 'run'
          ? { ...calls, kind: 'exclusions', runArn: subject.arn }
          : { ...calls, kind: 'preview', templateArn: subject.arn, token: subject.token || undefined }
      }
      loaded={shown.loaded}
      more={more}
    />
  );
}
