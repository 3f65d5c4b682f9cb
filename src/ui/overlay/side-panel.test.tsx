// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { StrictMode, useState } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Page } from '../layout/page';
import { SidePanel } from './side-panel';

afterEach(cleanup);

beforeEach(() => {
  document.title = 'Exclusions Console';
});

/** A list of two things that open a panel each; the first can be taken away while its panel is open. */
function List() {
  const [open, setOpen] = useState<string>();
  const [things, setThings] = useState(['one', 'two']);
  return (
    <Page title="Things">
      {things.map((thing) => (
        <button key={thing} type="button" data-opener={thing} onClick={() => setOpen(thing)}>
          Open {thing}
        </button>
      ))}
      {open !== undefined && (
        <SidePanel key={open} title={`About ${open}`} opener={open} onClose={() => setOpen(undefined)}>
          <button type="button" onClick={() => setThings(['two'])}>
            Remove one
          </button>
        </SidePanel>
      )}
    </Page>
  );
}

const show = () =>
  render(
    <StrictMode>
      <List />
    </StrictMode>,
  );
const open = (name: string) => {
  const opener = screen.getByRole('button', { name: `Open ${name}` });
  opener.focus();
  fireEvent.click(opener);
  return opener;
};
const escape = () => fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' });

test('the focus goes into the panel, and after Escape back to what opened it', async () => {
  show();
  const opener = open('two');
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'About two' }));
  expect(document.title).toBe('About two · Exclusions Console');
  escape();
  await waitFor(() => expect(document.activeElement).toBe(opener));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.title).toBe('Things · Exclusions Console');
});

test('a panel that takes over from another keeps the focus, and gives it to its own opener', async () => {
  show();
  open('one');
  const second = open('two');
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'About two' }));
  escape();
  await waitFor(() => expect(document.activeElement).toBe(second));
});

test('when what opened it is gone, the focus goes to the page’s heading', async () => {
  show();
  open('one');
  fireEvent.click(screen.getByRole('button', { name: 'Remove one' }));
  escape();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Things' })));
});

test('a reader who went elsewhere meanwhile is left there', async () => {
  show();
  open('one');
  const other = screen.getByRole('button', { name: 'Open two' });
  other.focus();
  escape();
  await new Promise((resolve) => requestAnimationFrame(resolve));
  expect(document.activeElement).toBe(other);
});
