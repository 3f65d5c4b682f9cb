/** What the tests need of one page of one engine: little enough that three protocols can give it. */
export interface Tab {
  /** Leaves for an address; the document may still be loading when it returns. */
  readonly open: (address: string) => Promise<void>;
  /** One step back in the history. */
  readonly back: () => Promise<void>;
  /**
   * Evaluates an expression in the page and gives the string that it is, or that it is a promise of.
   *
   * @throws when the expression does, and when the document goes away meanwhile
   */
  readonly evaluate: (expression: string) => Promise<string>;
  /** Presses and releases a key (`Escape`, `a`), with others held down meanwhile (`Control+k`). */
  readonly press: (keys: string) => Promise<void>;
  /** Types a text, key by key. */
  readonly type: (text: string) => Promise<void>;
  /** Moves the mouse there and presses its first button; in CSS pixels of the viewport. */
  readonly click: (x: number, y: number) => Promise<void>;
  /** Makes the viewport exactly so large, in CSS pixels. */
  readonly resize: (width: number, height: number) => Promise<void>;
  /** A picture of the viewport, PNG. */
  readonly picture: () => Promise<Buffer>;
  /** The page as it is printed, PDF; undefined where the engine's protocol has no way to ask for it. */
  readonly print: () => Promise<Buffer | undefined>;
  /** Where what the page saves lands, each file under its own name. */
  readonly downloads: string;
  /** What the engine itself reported: console errors, uncaught errors. What the page can see is asked of the page. */
  readonly reported: readonly string[];
  /** Ends it, and forgets what it kept. */
  readonly close: () => Promise<void>;
}

/** A running engine: each of its tabs starts with nothing stored. */
export interface Engine {
  readonly name: EngineName;
  /** As it says itself, for example `153.8.0`. */
  readonly version: string;
  readonly newTab: () => Promise<Tab>;
  readonly close: () => Promise<void>;
}

export type EngineName = 'Chromium' | 'Firefox' | 'WebKit';
