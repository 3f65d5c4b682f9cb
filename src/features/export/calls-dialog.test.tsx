// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { AnnouncerProvider } from '../../ui/feedback/announcer';
import { NoticesProvider } from '../../ui/feedback/notices';
import CallsDialog from './calls-dialog';

afterEach(cleanup);

test.each([true, false])('runs narrowed to a target, which no command is: %s', (filtered) => {
  render(
    <AnnouncerProvider>
      <NoticesProvider>
        <CallsDialog
          view={{
            kind: 'runs',
            region: 'us-west-2',
            endpoint: 'http://127.0.0.1:4570',
            filter: {},
            filtered,
          }}
          onClose={() => undefined}
        />
      </NoticesProvider>
    </AnnouncerProvider>,
  );
  expect(screen.getAllByText(/list-assessment-runs/)).toBeDefined();
  expect(screen.queryByText(/can filter runs neither by target/) !== null).toBe(filtered);
});
