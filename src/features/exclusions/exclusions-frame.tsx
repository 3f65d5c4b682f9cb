import { styled } from '@mui/material/styles';
import { type ReactNode, useState } from 'react';
import { NavigationType, type To, useNavigate, useNavigationType } from 'react-router';
import { exclusions } from '../../strings/exclusions';
import { color } from '../../theme/tokens';
import { LinkButton } from '../../ui/controls/button';
import { CopyButton, CopyLinkButton } from '../../ui/controls/copy-button';
import { Card } from '../../ui/layout/card';
import { Page } from '../../ui/layout/page';
import { SidePanel } from '../../ui/overlay/side-panel';

const Line = styled('p')({ margin: '12px 0 0', fontSize: 12, color: color.dim });

/** What an exclusion is, in the one line that keeps it from being taken for a suppression. */
export function NotSuppression() {
  return <Line>{exclusions.notSuppression}</Line>;
}

const words = exclusions.footer;

export interface ExclusionsFooterProps {
  readonly asPage: boolean;
  /** The same content in the other frame. */
  readonly other: To;
  /** The list, and what it is called. */
  readonly list: { readonly to: To; readonly label: string };
  readonly children?: ReactNode;
}

/** What can be done with exclusions: shared, taken along, looked at in another frame, left. */
export function ExclusionsFooter({ asPage, other, list, children }: ExclusionsFooterProps) {
  return (
    <>
      <CopyLinkButton emphasis="primary" />
      {children}
      {asPage && <LinkButton to={list.to}>{list.label}</LinkButton>}
      <LinkButton to={other}>{asPage ? words.openAsPanel : words.openAsPage}</LinkButton>
    </>
  );
}

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
