import type { ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { AccountPlace, TemplatePlace } from '../../domain/address/paths';
import { changedSearch } from '../../domain/address/views';
import type { AssessmentRun } from '../../domain/assessment/assessment';
import { ViewExportMenu } from '../../features/export/view-export-menu';
import { UndescribedNotes } from '../../features/lists/list-problem';
import { StartPreviewPanel } from '../../features/preview/start-preview';
import { ProblemPanel } from '../../features/problems/problem-panel';
import type { TemplateRuns } from '../../inspector/queries/template-runs';
import { usePreviewStart } from '../../inspector/queries/use-preview-start';
import type { Problem } from '../../inspector/transport/problem';
import { changes as words } from '../../strings/changes';
import { CopyLinkButton } from '../../ui/controls/copy-button';
import { Loading } from '../../ui/feedback/loading';
import { Note } from '../../ui/feedback/note';
import { Card } from '../../ui/layout/card';
import { Page } from '../../ui/layout/page';
import { focusFront } from '../../ui/overlay/focus-return';
import { CompareBar } from './compare-bar';

export interface ChangesFrameProps {
  readonly place: AccountPlace;
  readonly title: string;
  readonly sentence: ReactNode;
  readonly tabs?: ReactNode;
  readonly actions?: ReactNode;
  /** The template's runs as far as they are loaded. */
  readonly list: TemplateRuns | undefined;
  readonly problem: Problem | null;
  readonly onRetry: () => void;
  /** The run at hand, which is not compared with itself. */
  readonly present: AssessmentRun | undefined;
  /** What stands for no choice of another run. */
  readonly none: string;
  readonly children: ReactNode;
}

/** What is around a comparison: the title, the choice of the other run, and what limits the choice. */
export function ChangesFrame(props: ChangesFrameProps) {
  const { place, title, sentence, tabs, actions, list, problem, onRetry, present, none, children } = props;
  return (
    <Page
      title={title}
      sentence={sentence}
      actions={
        <>
          {actions}
          <ViewExportMenu title={title} place={place} />
          <CopyLinkButton />
        </>
      }
    >
      {tabs}
      {!list && !problem && <Loading label={words.loading} />}
      {!list && problem && <ProblemPanel problem={problem} onRetry={onRetry} />}
      {list && (
        <>
          <Card>
            <CompareBar runs={list.runs.filter(({ arn }) => arn !== present?.arn)} none={none} />
          </Card>
          {(list.more || list.undescribed.length > 0) && (
            <div style={{ marginTop: 16 }}>
              {list.more ? (
                <Note>{words.cutShort}</Note>
              ) : (
                <UndescribedNotes items={list.undescribed} words={words.undescribed} />
              )}
            </div>
          )}
          <div style={{ marginTop: 16 }}>{children}</div>
        </>
      )}
    </Page>
  );
}

export interface StartToCompareProps {
  readonly place: TemplatePlace;
  /** The template's name. */
  readonly name: string;
  /** Above the button stands already why there is no preview. */
  readonly buttonOnly?: boolean;
}

/** Starts a preview that is then compared here. */
export function StartToCompare({ place, name, ...rest }: StartToCompareProps) {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const { start, ...state } = usePreviewStart(place, (token) => {
    focusFront();
    void navigate({
      search: changedSearch(search, { token, new: undefined, gone: undefined, kept: undefined }),
    });
  });
  return <StartPreviewPanel template={name} onStart={start} level={2} {...state} {...rest} />;
}
