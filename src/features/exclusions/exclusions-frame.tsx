import { styled } from '@mui/material/styles';
import { type ReactNode, useState } from 'react';
import { NavigationType, useNavigate, useNavigationType } from 'react-router';
import { Card } from '../../ui/layout/card';
import { CopyButton } from '../../ui/controls/copy-button';
import { Page } from '../../ui/layout/page';
import { SidePanel } from '../../ui/overlay/side-panel';
import { exclusions } from '../../strings/exclusions';
import { color } from '../../theme/tokens';

const Sentence = styled('p')({ margin: 0, color: color.dim });
const Block = styled('div')({ padding: '0 16px' });

export interface ExclusionsFrameProps {
  readonly title: string;
  readonly sentence: string;
  /** The answer in one second; left out while there is none. */
  readonly summary?: ReactNode;
  readonly children: ReactNode;
  readonly footer: ReactNode;
  /** The ways to the other views of the same thing, on the page. */
  readonly tabs?: ReactNode;
  /** As a page of its own instead of beside the list. */
  readonly asPage: boolean;
  /** The address of the list that the panel lies over. */
  readonly list: { readonly pathname: string; readonly search: string };
  /** The ARN of the run or of the template: it can be copied, and is the `opener` of the controls that open this panel. */
  readonly arn: string;
}

/** The same content beside its list, as a panel, or as a page of its own. */
export function ExclusionsFrame(props: ExclusionsFrameProps) {
  const { title, sentence, summary, tabs, children, footer, asPage, list, arn } = props;
  const navigate = useNavigate();
  const navigation = useNavigationType();
  const [slides] = useState(navigation === NavigationType.Push);
  const { copyArn, arnCopied } = exclusions.footer;
  const copy = <CopyButton text={arn} label={copyArn} done={arnCopied} />;
  if (asPage)
    return (
      <Page title={title} titleAction={copy} sentence={sentence} actions={footer}>
        {tabs}
        {summary !== undefined && <Card>{summary}</Card>}
        <Card flush>
          <Block>{children}</Block>
        </Card>
      </Page>
    );
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
      footer={footer}
      onClose={() => void navigate(list, { preventScrollReset: true })}
      opener={arn}
      slides={slides}
    >
      {children}
    </SidePanel>
  );
}
