/** The runs and the templates to begin with: of which not every check is known to have been checked. */

import { styled } from '@mui/material/styles';
import type { To } from 'react-router';
import { parseArn } from '../../domain/address/arn';
import { paths, runPlace, type TemplatePlace, templatePlace } from '../../domain/address/paths';
import { regionName } from '../../domain/address/regions';
import {
  type NeedsALook,
  openChecks,
  type RunToLookAt,
  type TemplateToLookAt,
} from '../../domain/report/need-a-look';
import { checksCell, checksText } from '../../domain/report/figure-words';
import { answers } from '../../strings/answers';
import { allAccounts, coverage as words } from '../../strings/coverage';
import { color } from '../../theme/tokens';
import { Link } from '../../ui/controls/link';
import { Card } from '../../ui/layout/page';
import { exportedTime } from '../../ui/table/exported-tables';
import { type PlainColumn, PlainTable } from '../../ui/table/plain-table';
import { TimeText } from '../../ui/text/time-text';

const { look: lookWords } = words;

const Dim = styled('span')({ color: color.dim, whiteSpace: 'nowrap' });
const LookText = styled('p')({ margin: 0, padding: '12px 16px', fontSize: 13, color: color.dim });

/** What things of ARNs are called, as far as it is known. */
type Names = ReadonlyMap<string, { readonly name: string }>;

const idOf = (arn: string): string => parseArn(arn)?.id ?? arn;

function whyOf({ gap, scopeKnown }: RunToLookAt): string | null {
  if (gap !== undefined) return gap === 'loading' ? lookWords.notComputed : answers[gap].word;
  return scopeKnown ? null : lookWords.unknownScope;
}

const ofChecks = <Row extends RunToLookAt | TemplateToLookAt>(): readonly PlainColumn<Row>[] => [
  {
    header: lookWords.open,
    align: 'right',
    value: ({ checks, scopeKnown }) => checksCell(openChecks(checks), scopeKnown),
    cell: ({ checks, scopeKnown }) => checksText(openChecks(checks), scopeKnown),
  },
  {
    header: words.inScope,
    align: 'right',
    value: ({ checks, scopeKnown }) => checksCell(checks.inScope, scopeKnown),
    cell: ({ checks, scopeKnown }) => checksText(checks.inScope, scopeKnown),
  },
];

/** Whose a thing is, where things are of several accounts. */
const ofAccounts = <Row extends { readonly arn: string }>(
  accounts: NeedALookProps['accounts'],
): readonly PlainColumn<Row>[] => {
  if (!accounts) return [];
  const placeOf = ({ arn }: Row) => parseArn(arn) ?? { account: '', region: '' };
  const nameOf = (account: string): string => accounts.get(account) ?? account;
  return [
    {
      header: allAccounts.account,
      value: (row) => `${nameOf(placeOf(row).account)} (${placeOf(row).account})`,
      cell: (row) => (
        <>
          {nameOf(placeOf(row).account)} <Dim>{placeOf(row).account}</Dim>
        </>
      ),
    },
    {
      header: allAccounts.region,
      value: (row) => placeOf(row).region,
      cell: (row) => regionName(placeOf(row).region),
    },
  ];
};

const runColumns = (accounts: NeedALookProps['accounts']): readonly PlainColumn<RunToLookAt>[] => [
  {
    header: lookWords.run,
    value: ({ arn, name }) => name ?? idOf(arn),
    cell: ({ arn, name }) => {
      const place = runPlace(arn);
      const shown = name ?? idOf(arn);
      return place ? <Link to={paths.exclusions(place)}>{shown}</Link> : shown;
    },
  },
  ...ofAccounts<RunToLookAt>(accounts),
  {
    header: lookWords.began,
    times: true,
    value: ({ at }) => exportedTime(at),
    cell: ({ at }) => (at === undefined ? '–' : <TimeText at={at} />),
  },
  ...ofChecks<RunToLookAt>(),
  { header: lookWords.why, value: whyOf, cell: (run) => whyOf(run) ?? '–' },
];

const templateColumns = ({
  templates: names,
  accounts,
  toRuns,
}: Omit<NeedALookProps, 'needs'>): readonly PlainColumn<TemplateToLookAt>[] => [
  {
    header: lookWords.template,
    value: ({ arn }) => names?.get(arn)?.name ?? idOf(arn),
    cell: ({ arn }) => {
      const place = templatePlace(arn);
      const shown = names?.get(arn)?.name ?? idOf(arn);
      return place ? <Link to={paths.template(place)}>{shown}</Link> : shown;
    },
  },
  ...ofAccounts<TemplateToLookAt>(accounts),
  {
    header: lookWords.runsOfTemplate,
    align: 'right',
    value: ({ runsToLookAt, runs }) => lookWords.ofRuns(runsToLookAt, runs),
    cell: ({ arn, runsToLookAt, runs }) => {
      const place = templatePlace(arn);
      const shown = lookWords.ofRuns(runsToLookAt, runs);
      return place ? <Link to={toRuns(place)}>{shown}</Link> : shown;
    },
  },
  ...ofChecks<TemplateToLookAt>(),
];

export interface NeedALookProps {
  readonly needs: NeedsALook;
  /** The names of templates, where they are asked for. */
  readonly templates?: Names | undefined;
  /** The names of accounts by their ids, where runs are of several. */
  readonly accounts?: ReadonlyMap<string, string> | undefined;
  /** Where the runs of a template are listed. */
  readonly toRuns: (template: TemplatePlace) => To;
}

/** The runs and the templates of which not every check is known to have been checked. */
export function NeedALookTables({ needs, ...props }: NeedALookProps) {
  return (
    <>
      <Card flush title={lookWords.runs}>
        <LookText>
          {needs.runCount === 0 ? lookWords.none : lookWords.runsText(needs.runs.length, needs.runCount)}
        </LookText>
        {needs.runCount > 0 && (
          <PlainTable
            label={lookWords.runs}
            columns={runColumns(props.accounts)}
            rows={needs.runs}
            rowId={({ arn }) => arn}
          />
        )}
      </Card>
      {needs.templateCount > 0 && (
        <Card flush title={lookWords.templates}>
          <LookText>{lookWords.templatesText(needs.templates.length, needs.templateCount)}</LookText>
          <PlainTable
            label={lookWords.templates}
            columns={templateColumns(props)}
            rows={needs.templates}
            rowId={({ arn }) => arn}
          />
        </Card>
      )}
    </>
  );
}
