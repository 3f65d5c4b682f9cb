import { expect, test } from 'vitest';
import { menuSide } from './button-menu';

test('a menu opens below its button, above it where the window ends, and has only the room that is there', () => {
  expect(menuSide({ top: 100, bottom: 136 }, 900)).toEqual({ below: true, height: 744 });
  // At the foot of a panel.
  expect(menuSide({ top: 850, bottom: 886 }, 900)).toEqual({ below: false, height: 798 });
  // Little room on both sides: the larger one.
  expect(menuSide({ top: 200, bottom: 236 }, 450)).toEqual({ below: true, height: 194 });
});
