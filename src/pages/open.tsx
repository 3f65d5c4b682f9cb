import { styled } from '@mui/material/styles';
import { type FormEvent, useId } from 'react';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { openTarget } from '../domain/address/open-target';
import { paths } from '../domain/address/paths';
import { visibleLine } from '../domain/text/safe-text';
import { usePresentPlace } from '../features/reader-context';
import { open } from '../strings/shell-extras';
import { color, font } from '../theme/tokens';
import { Button } from '../ui/controls/button';
import { Note } from '../ui/feedback/notices';
import { Card, Page } from '../ui/layout/page';

const Form = styled('form')({ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: 8 });
const Field = styled('label')({
  flex: '1 1 320px',
  fontSize: 12,
  color: color.dim,
  '& input': {
    display: 'block',
    width: '100%',
    minHeight: 32,
    marginTop: 4,
    padding: '5px 10px',
    border: `1px solid ${color.outline}`,
    borderRadius: 6,
    background: color.paper,
    color: color.ink,
    font: `12.5px/20px ${font.mono}`,
  },
});

/** `/open?q=`: goes to the place that an ARN or an old console address means, or says that there is none. */
export function Component() {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const id = useId();
  const asked = search.get('q') ?? '';
  const target = openTarget(asked, usePresentPlace());
  if (target !== undefined) return <Navigate to={target} replace />;

  const query = visibleLine(asked);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const value = new FormData(event.currentTarget).get('q');
    void navigate(paths.open(typeof value === 'string' ? value : ''), { replace: true });
  };
  return (
    <Page title={open.title} sentence={open.sentence}>
      {query !== '' && (
        <Note tone="warn">
          <strong>{open.unknown.title}.</strong> {open.unknown.text(query.slice(0, 300))}
        </Note>
      )}
      <Card>
        <Form onSubmit={submit}>
          <Field htmlFor={id}>
            {open.field}
            <input id={id} name="q" key={query} defaultValue={query} autoComplete="off" spellCheck={false} />
          </Field>
          <Button type="submit" emphasis="primary">
            {open.submit}
          </Button>
        </Form>
      </Card>
    </Page>
  );
}
