import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { useLocation } from 'react-router';
import { paths } from '../../domain/address/paths';
import { shell } from '../../strings/shell';
import { LinkButton } from '../../ui/controls/button';
import { Card } from '../../ui/layout/card';
import { Page } from '../../ui/layout/page';

const Actions = styled('div')({ marginTop: 16, display: 'flex', flexWrap: 'wrap', gap: 8 });
const Text = styled('div')({ maxWidth: '72ch', overflowWrap: 'anywhere', '& p': { margin: '0 0 8px' } });

export interface StatePageProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** A page that says what is going on, or what is wrong, and what can be done. */
export function StatePage({ title, children, actions }: StatePageProps) {
  return (
    <Page title={title}>
      <Card>
        <Text>{children}</Text>
        {actions !== undefined && <Actions>{actions}</Actions>}
      </Card>
    </Page>
  );
}

/** For an address that no route has. */
export function NotFoundPage() {
  const { pathname } = useLocation();
  return (
    <StatePage
      title={shell.notFound.title}
      actions={<LinkButton to={paths.root()}>{shell.toTemplates}</LinkButton>}
    >
      {shell.notFound.text(pathname)}
    </StatePage>
  );
}
