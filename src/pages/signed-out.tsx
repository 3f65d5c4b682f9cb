import { styled } from '@mui/material/styles';
import { paths } from '../domain/address/paths';
import { signedOut as words } from '../strings/shell-extras';
import { shell } from '../strings/shell';
import { LinkButton } from '../ui/controls/button';
import { Link } from '../ui/controls/link';
import { Card, Page } from '../ui/layout/page';

const Text = styled('div')({ '& p': { margin: '0 0 12px', maxWidth: '72ch' } });

/** What is left after signing out: what this console is, and the way in. */
export function Component() {
  return (
    <Page title={words.title}>
      <Card>
        <Text>
          <p>{words.what}</p>
          <p>
            {words.exclusion}{' '}
            <Link to={paths.exclusionTypes()} underlined>
              {shell.exclusionTypes}
            </Link>
          </p>
        </Text>
        <LinkButton emphasis="primary" to={paths.root()}>
          {shell.signIn}
        </LinkButton>
      </Card>
    </Page>
  );
}
