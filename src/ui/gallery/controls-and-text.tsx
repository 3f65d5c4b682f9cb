/** The gallery's parts of `ui/controls` and `ui/text`. */
import { useRef } from 'react';
import { color } from '../../theme/tokens';
import { Button, IconButton, LinkButton } from '../controls/button';
import { CopyButton, CopyLinkButton } from '../controls/copy-button';
import * as icons from '../controls/icons';
import { ExternalLink, Link } from '../controls/link';
import { WidthHandle } from '../controls/width-handle';
import { Breadcrumbs } from '../layout/breadcrumbs';
import { Figures } from '../text/figures';
import { IdChip, KeyValues, Mono, PlainList, TagList } from '../text/lists';
import { SafeText } from '../text/safe-text';
import { StatusText, type Tone } from '../text/status-text';
import { TimeText } from '../text/time-text';
import { LONG, type Part, Specimen, UsualStates } from './specimen';

const nothing = (): void => undefined;
const { ChevronDownIcon, CloseIcon, RefreshIcon } = icons;

const threeButtons = (
  <>
    <Button emphasis="primary">Save</Button> <Button>Lend</Button> <Button emphasis="plain">Why</Button>
  </>
);

const button: Part = {
  id: 'button',
  title: 'Button, LinkButton',
  text: 'Does something here, or goes somewhere. Primary is for the one thing that a place is for; plain looks like a link.',
  specimens: (
    <>
      <UsualStates>{() => threeButtons}</UsualStates>
      <Specimen state="disabled">
        <Button emphasis="primary" disabled>
          Save
        </Button>{' '}
        <Button disabled>Lend</Button>
      </Specimen>
      <Specimen state="loading: busy, and keeps the focus">
        <Button busy>Saving</Button>
      </Specimen>
      <Specimen state="with an icon; opens a menu">
        <Button icon={<RefreshIcon />}>Refresh</Button>{' '}
        <Button hasMenu expanded={false} icon={<ChevronDownIcon />}>
          More
        </Button>
      </Specimen>
      <Specimen state="a link that looks like one">
        <LinkButton to="#button" emphasis="primary">
          To the shelf
        </LinkButton>{' '}
        <LinkButton to="#button">To the list</LinkButton>
      </Specimen>
    </>
  ),
};

const close = (
  <IconButton label="Close the box" onClick={nothing}>
    <CloseIcon />
  </IconButton>
);

const iconButton: Part = {
  id: 'icon-button',
  title: 'IconButton, icons',
  text: 'A button with an icon only; its name is for who cannot see it. Icons alone are decoration.',
  specimens: (
    <>
      <UsualStates>{() => close}</UsualStates>
      <Specimen state="every icon" wide>
        <PlainIcons />
      </Specimen>
    </>
  ),
};

function PlainIcons() {
  return (
    <>
      {Object.entries(icons).map(([name, Icon]) => (
        <span key={name} style={{ display: 'inline-block', padding: '4px 12px 4px 0' }}>
          <Icon /> <Mono>{name}</Mono>
        </span>
      ))}
    </>
  );
}

const copy: Part = {
  id: 'copy-button',
  title: 'CopyButton, CopyLinkButton',
  text: 'Copies a text, or the address of this view, and confirms it. A browser that does not allow it is answered by a notice.',
  specimens: (
    <>
      <Specimen state="default: icon only, with words, link">
        <CopyButton text="b-1" label="Copy number" done="Number copied" />{' '}
        <CopyButton text="b-1" label="Copy number" done="Number copied" look="normal" /> <CopyLinkButton />
      </Specimen>
      <Specimen state="hover" force="hover">
        <CopyLinkButton emphasis="plain" />
      </Specimen>
      <Specimen state="focus" force="focus">
        <CopyLinkButton emphasis="plain" />
      </Specimen>
      <Specimen state="dark" dark>
        <CopyLinkButton />
      </Specimen>
    </>
  ),
};

const links = (
  <p>
    A <Link to="#link">link</Link> in a sentence, an{' '}
    <Link to="#link" underlined>
      underlined one
    </Link>{' '}
    and one that <ExternalLink href="https://docs.aws.amazon.com/">leads out</ExternalLink>.
  </p>
);

function WideBox() {
  const box = useRef<HTMLDivElement>(null);
  const show = (width: number): void => box.current?.style.setProperty('width', `${width}px`);
  return (
    <div
      ref={box}
      style={{ position: 'relative', width: 200, height: 48, border: `1px solid ${color.line}` }}
    >
      Drag its edge
      <WidthHandle
        label="Width of the box"
        edge="right"
        least={120}
        most={() => 400}
        width={() => box.current?.offsetWidth ?? 0}
        onDrag={show}
        onChange={(width) => show(width ?? 200)}
      />
    </div>
  );
}

const widthHandle: Part = {
  id: 'width-handle',
  title: 'WidthHandle',
  text: 'An edge that is dragged, or moved by the arrow keys; Enter and a double click fit it.',
  specimens: (
    <Specimen state="at the right">
      <WideBox />
    </Specimen>
  ),
};

const link: Part = {
  id: 'link',
  title: 'Link, ExternalLink, Breadcrumbs',
  text: 'Goes to a place in the program, or out of it, which it says.',
  specimens: (
    <>
      <UsualStates>{() => links}</UsualStates>
      <Specimen state="long text, narrow" narrow>
        <Link to="#link">{LONG.words}</Link>
      </Specimen>
      <Specimen state="the way down to a page">
        <Breadcrumbs
          steps={[{ text: 'Books', to: '#link' }, { text: LONG.word, to: '#link' }, { text: 'Rivers' }]}
        />
      </Specimen>
    </>
  ),
};

const facts = [
  { label: 'Number', value: <IdChip id="b-1" /> },
  { label: 'Shelf', value: 'Shelf A' },
  { label: 'Lent', value: <TimeText at={Date.UTC(2026, 4, 9, 8, 30)} zone /> },
  { label: 'Returned', value: <TimeText at={undefined} /> },
];

const keyValues: Part = {
  id: 'key-values',
  title: 'KeyValues, PlainList, TagList, IdChip, Mono',
  text: 'Short texts below or beside each other: names with their values, lines, tags, ids.',
  specimens: (
    <>
      <Specimen state="default">
        <KeyValues items={facts} />
      </Specimen>
      <Specimen state="lines, tags, an id in a sentence">
        <PlainList items={['Rivers', 'Bread']} />
        <TagList tags={[{ key: 'language', value: 'English' }, { key: 'reference' }]} />
        <p>
          The number <Mono>b-1</Mono> is on its back.
        </p>
      </Specimen>
      <Specimen state="empty">
        <PlainList items={[]} />
        <TagList tags={[]} />
      </Specimen>
      <Specimen state="long text, narrow" narrow>
        <KeyValues items={[{ label: 'Title', value: LONG.words }]} />
        <TagList tags={[{ key: 'signature', value: LONG.word }]} />
      </Specimen>
      <Specimen state="dark" dark>
        <KeyValues items={facts} />
      </Specimen>
    </>
  ),
};

const counted = [
  { label: 'books', figure: '1,204' },
  { label: 'of them lent', figure: '87' },
  { label: 'on time', figure: '92.5%' },
];

const figures: Part = {
  id: 'figures',
  title: 'Figures',
  text: 'A few large figures with what they count below them.',
  specimens: (
    <>
      <Specimen state="default">
        <Figures label="The library" figures={counted} />
      </Specimen>
      <Specimen state="long text, narrow" narrow>
        <Figures label="The reading room" figures={[{ label: LONG.words, figure: '1,000,000' }]} />
      </Specimen>
      <Specimen state="dark" dark>
        <Figures label="The library at night" figures={counted} />
      </Specimen>
    </>
  ),
};

const TONES: readonly Tone[] = ['ok', 'warn', 'bad', 'progress', 'neutral'];
const statuses = TONES.map((tone) => (
  <div key={tone}>
    <StatusText tone={tone}>{`The tone ${tone}`}</StatusText>
  </div>
));

const status: Part = {
  id: 'status-text',
  title: 'StatusText',
  text: 'A status in a word. Its colour only repeats what the word says; the dot is hollow while something is in progress.',
  specimens: (
    <>
      <Specimen state="default: every tone">{statuses}</Specimen>
      <Specimen state="long text, narrow" narrow>
        <StatusText tone="warn">{LONG.words}</StatusText>
      </Specimen>
      <Specimen state="dark" dark>
        {statuses}
      </Specimen>
    </>
  ),
};

const time: Part = {
  id: 'time-text',
  title: 'TimeText, SafeText',
  text: 'A time as the reader wants times (the choice is at the top of this page); a text from outside, of which nothing but links to known hosts is more than its characters.',
  specimens: (
    <>
      <Specimen state="default: without and with its zone">
        <TimeText at={Date.UTC(2026, 4, 9, 8, 30)} /> and <TimeText at={Date.UTC(2026, 4, 9, 8, 30)} zone />
      </Specimen>
      <Specimen state="empty: no such time">
        <TimeText at={undefined} />
      </Specimen>
      <Specimen state="a text from outside, with a link and with markup">
        <SafeText text="See [the handbook](https://docs.aws.amazon.com/ec2/), <b>not</b> [this](https://example.com/)." />
      </Specimen>
      <Specimen state="long text, narrow" narrow>
        <SafeText text={LONG.word} />
      </Specimen>
    </>
  ),
};

export const controls: readonly Part[] = [button, iconButton, copy, widthHandle, link];
export const text: readonly Part[] = [keyValues, figures, status, time];
