/** Keys that are no characters, by the code points that both WebDriver protocols give them (W3C WebDriver, 17.4.2). */
const KEYS: Readonly<Record<string, string>> = {
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
};

const code = (key: string): string => {
  const known = KEYS[key] ?? key;
  if (known.length !== 1) throw new Error(`There is no code for the key ${key}.`);
  return known;
};

const sequence = (actions: readonly object[]): readonly object[] => [
  { type: 'key', id: 'keyboard', actions },
];

/** `Control+k` as a sequence of WebDriver's actions: all down in this order, all up in the other. */
export function keyPresses(keys: string): readonly object[] {
  const codes = keys.split('+').map(code);
  return sequence([
    ...codes.map((value) => ({ type: 'keyDown', value })),
    ...codes.toReversed().map((value) => ({ type: 'keyUp', value })),
  ]);
}

/** A text as key presses. */
export function typing(text: string): readonly object[] {
  return sequence(
    Array.from(text).flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]),
  );
}

/** A click of the first button there. */
export function clicking(x: number, y: number): readonly object[] {
  return [
    {
      type: 'pointer',
      id: 'mouse',
      parameters: { pointerType: 'mouse' },
      actions: [
        { type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0 },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ],
    },
  ];
}
