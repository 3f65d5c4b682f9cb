import { styled } from '@mui/material/styles';
import { KeyValues } from '../../ui/text/key-values';
import type { ConfigError } from '../../config/config';
import { shell } from '../../strings/shell';
import { StatePage } from './state-page';

const Main = styled('main')({ maxWidth: 720, margin: '48px auto', padding: '0 16px' });

/** Stands in for the whole console while its configuration cannot be used: which field, and why. */
export function ConfigErrorPage({ error }: { readonly error: ConfigError }) {
  const words = shell.config;
  return (
    <Main>
      <StatePage title={words.title}>
        <p>{words.text}</p>
        <KeyValues
          items={[
            { label: words.field, value: <code>{error.field === '' ? words.file : error.field}</code> },
            { label: words.reason, value: error.reason },
          ]}
        />
      </StatePage>
    </Main>
  );
}
