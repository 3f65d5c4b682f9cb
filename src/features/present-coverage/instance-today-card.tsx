/** What is known of one instance at the present service, with where that is from. */
import { styled } from '@mui/material/styles';
import { paths } from '../../domain/address/paths';
import type { CoverageDocument, InstanceScan } from '../../domain/present-coverage/instance-coverage';
import type { CoverageToday } from '../../inspector/queries/coverage-today';
import { presentCoverage as words } from '../../strings/present-coverage';
import { color } from '../../theme/tokens';
import { Link } from '../../ui/controls/link';
import { Card } from '../../ui/layout/page';
import { exportedTime, useExportedTable } from '../../ui/table/exported-tables';
import { Mono } from '../../ui/text/lists';
import { StatusText } from '../../ui/text/status-text';
import { TimeText } from '../../ui/text/time-text';
import { reasonWords, scansOf, stateOf, TONES } from './coverage-in-list';

/** Room for a state and two scans, so that what comes does not move the page. */
const Room = styled('section')({ minHeight: 120 });
const Quiet = styled('p')({ margin: '4px 0 0', fontSize: 13, color: color.dim, maxWidth: '90ch' });
const Dim = styled('span')({ color: color.dim });

const Scans = styled('ul')({
  margin: '10px 0 0',
  padding: 0,
  listStyleType: '""',
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(min(300px, 100%), 1fr))',
  gap: '10px 24px',
  '& h3': { margin: 0, fontSize: 13, lineHeight: '20px', fontWeight: 600 },
  '& p': { margin: 0, fontSize: 13, overflowWrap: 'anywhere' },
});

const From = styled('ul')({
  margin: '10px 0 0',
  padding: 0,
  listStyleType: '""',
  fontSize: 12,
  color: color.dim,
  overflowWrap: 'anywhere',
});

const typeWords = (scanType: string): string => words.scanTypes[scanType] ?? scanType;
const modeWords = (mode: string): string => words.scanModes[mode] ?? mode;

function Scan({ scan }: { readonly scan: InstanceScan }) {
  const { scanType, scanMode, statusCode, reason, lastScannedAt } = scan;
  return (
    <li>
      <h3>
        {typeWords(scanType)} <Mono>{scanType}</Mono>
      </h3>
      <p>
        {statusCode ? (
          <StatusText tone={statusCode === 'ACTIVE' ? 'ok' : 'bad'}>
            {words.scanStatuses[statusCode]}
          </StatusText>
        ) : (
          words.noStatus
        )}
      </p>
      {reason !== undefined && (
        <p>
          {reasonWords(reason)} <Mono>{reason}</Mono>
        </p>
      )}
      {scanMode !== undefined && (
        <p>
          <Dim>{words.columns.mode}:</Dim> {modeWords(scanMode)} <Mono>{scanMode}</Mono>
        </p>
      )}
      {lastScannedAt !== undefined && (
        <p>
          <Dim>{words.columns.lastScanned}:</Dim> <TimeText at={lastScannedAt} zone />
        </p>
      )}
    </li>
  );
}

/** A document of such answers: what tells it from others, and what it does not hold. */
function Source({ of }: { readonly of: CoverageDocument }) {
  const { document, answeredAt, importedAt, sha256, more, region } = of;
  return (
    <li>
      {words.document}: <Mono>{document}</Mono>
      {answeredAt !== undefined && (
        <>
          , {words.answered} <TimeText at={answeredAt} zone />
        </>
      )}
      {importedAt !== undefined && (
        <>
          , {words.imported} <TimeText at={importedAt} zone />
        </>
      )}
      {more && `, ${words.more}`}
      {region === '' && `, ${words.noRegion}`}
      {sha256 !== undefined && (
        <>
          , SHA-256 <Mono>{sha256}</Mono>
        </>
      )}
    </li>
  );
}

interface InstanceTodayCardProps {
  readonly today: CoverageToday;
  readonly id: string;
}

/** Whether the present service covers an instance, each kind of scan by itself. Never mixed with what Inspector Classic says. */
export function InstanceTodayCard({ today, id }: InstanceTodayCardProps) {
  const state = stateOf(today, id);
  const scans = scansOf(today, id);
  const names = new Set(scans.map(({ document }) => document));
  const documents = today.documents.filter(({ document }) => names.size === 0 || names.has(document));
  const place = useExportedTable<HTMLElement>(() => ({
    name: words.title,
    columns: words.exportColumns,
    rows:
      scans.length === 0
        ? [
            [
              null,
              state ? words.states[state] : null,
              null,
              null,
              null,
              null,
              null,
              documents.map(({ document }) => document).join('; ') || null,
            ],
          ]
        : scans.map(({ scanType, scanMode, statusCode, reason, lastScannedAt, document }) => [
            scanType,
            statusCode ? words.scanStatuses[statusCode] : words.noStatus,
            statusCode ?? null,
            reason === undefined ? null : reasonWords(reason),
            reason ?? null,
            scanMode ?? null,
            exportedTime(lastScannedAt),
            document,
          ]),
  }));
  return (
    <Card title={words.title}>
      <Room ref={place} aria-label={words.title}>
        {state ? (
          <>
            {state !== 'no-data' && <StatusText tone={TONES[state]}>{words.states[state]}</StatusText>}
            <Quiet>{words.sentences[state]}</Quiet>
          </>
        ) : (
          <Quiet>{today.problem ? words.failed : words.pending}</Quiet>
        )}
        {scans.length > 0 && (
          <Scans>
            {scans.map((scan) => (
              <Scan key={scan.scanType} scan={scan} />
            ))}
          </Scans>
        )}
        {state && documents.length > 0 && (
          <From>
            {documents.map((of) => (
              <Source key={of.document} of={of} />
            ))}
          </From>
        )}
        <Quiet>
          <Link to={paths.presentService()}>{words.reference}</Link>
        </Quiet>
      </Room>
    </Card>
  );
}
