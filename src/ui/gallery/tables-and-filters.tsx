/** The gallery's parts of `ui/table` and `ui/filter`. */
import { styled } from '@mui/material/styles';
import { useRef, useState } from 'react';
import { Button } from '../controls/button';
import { SearchField, SelectField } from '../filter/fields';
import { filterOffers, FilterOffers, type FilterProperty } from '../filter/filter-offers';
import { PropertyFilter } from '../filter/property-filter';
import { Card } from '../layout/page';
import type { Column, Sorting } from '../table/columns';
import { DataTable } from '../table/data-table';
import { useShownTables } from '../table/exported-tables';
import { type PlainColumn, PlainTable } from '../table/plain-table';
import { ScrollerContext } from '../table/row-window';
import { Footer } from '../table/table-header';
import { SelectionBar } from '../table/selection-bar';
import { TimeText } from '../text/time-text';
import { type Book, books, LONG, type Part, Specimen, UsualStates } from './specimen';

const nothing = (): void => undefined;

const columns: readonly Column<Book>[] = [
  { id: 'title', header: 'Title', cell: ({ title }) => title, sort: true, essential: true, width: '40%' },
  { id: 'shelf', header: 'Shelf', cell: ({ shelf }) => shelf, sort: true },
  { id: 'pages', header: 'Pages', cell: ({ pages }) => pages, align: 'right', width: 90, essential: true },
  { id: 'lent', header: 'Lent', cell: ({ lentAt }) => <TimeText at={lentAt} />, times: true },
];

interface BooksTableProps {
  /** Tells the tables of this page apart. */
  readonly label: string;
  readonly rows?: readonly Book[];
  readonly selectedId?: string;
  readonly openId?: string;
  readonly sorting?: Sorting;
}

const FOUR = books(4);

/** A table that can be used: rows open, columns sort (the mark moves, the rows stay). */
function BooksTable({ label, rows = FOUR, selectedId, openId, sorting: first }: BooksTableProps) {
  const [expanded, setExpanded] = useState(openId);
  const [sorting, setSorting] = useState(first);
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={rows}
      rowId={({ id }) => id}
      rowLabel={({ title }) => title}
      selectedId={selectedId}
      expandedId={expanded}
      onToggle={(id) => setExpanded(id === expanded ? undefined : id)}
      details={({ title, pages }) => `${title} has ${pages} pages.`}
      sorting={sorting}
      onSort={(columnId) =>
        setSorting({
          columnId,
          direction: sorting?.direction === 'ascending' ? 'descending' : 'ascending',
        })
      }
    />
  );
}

const Scrolls = styled('div')({ height: 280, overflowY: 'auto', overflowAnchor: 'none' });

const THOUSAND = books(1000);

/** A thousand rows in a place of their own, as in a side panel: only those in view are in the document. */
function ManyBooks() {
  const scroller = useRef<HTMLDivElement>(null);
  return (
    <Scrolls ref={scroller} style={{ '--sticky-top': '0px' } as React.CSSProperties}>
      <ScrollerContext value={scroller}>
        <BooksTable label="A thousand books" rows={THOUSAND} />
      </ScrollerContext>
    </Scrolls>
  );
}

const longBooks: readonly Book[] = [
  { id: 'long', title: LONG.words, shelf: LONG.word, pages: 1_000_000, lentAt: undefined },
];

const dataTable: Part = {
  id: 'data-table',
  title: 'DataTable',
  text: 'Rows that sort, open, and stand for what a panel is about. Columns that find no room go, the essential ones last.',
  specimens: (
    <>
      <UsualStates wide>{(state) => <BooksTable label={`Books, ${state}`} />}</UsualStates>
      <Specimen state="sorted, one row open, one selected, with a footer" wide>
        <BooksTable
          label="Books in use"
          openId="b-2"
          selectedId="b-3"
          sorting={{ columnId: 'title', direction: 'ascending' }}
        />
        <Footer>
          <Button>Load 6 more</Button> 4 of 10 books
        </Footer>
      </Specimen>
      <Specimen state="many rows" wide>
        <ManyBooks />
      </Specimen>
      <Specimen state="empty: its header alone; around it stands an EmptyState" wide>
        <BooksTable label="No books" rows={[]} />
      </Specimen>
      <Specimen state="long text" wide>
        <BooksTable label="Books of long titles" rows={longBooks} />
      </Specimen>
      <Specimen state="narrow" narrow>
        <BooksTable label="Books where there is little room" />
      </Specimen>
    </>
  ),
};

/** Rows that can be chosen, and what stands below them while some are. */
function LendingBooks() {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set(['b-2']));
  return (
    <>
      <PlainTable
        label="Books to lend"
        columns={plainColumns}
        rows={FOUR}
        rowId={({ id }) => id}
        rowLabel={({ title }) => title}
        selection={{ ids, onChange: setIds }}
      />
      {ids.size > 0 && (
        <SelectionBar text={`${ids.size} selected`} onClear={() => setIds(new Set())}>
          <Button>Lend them</Button>
        </SelectionBar>
      )}
    </>
  );
}

const plainColumns: readonly PlainColumn<Book>[] = [
  { header: 'Title', cell: ({ title }) => title, value: ({ title }) => title, sort: 'title' },
  { header: 'Shelf', cell: ({ shelf }) => shelf, value: ({ shelf }) => shelf },
  { header: 'Pages', cell: ({ pages }) => pages, value: ({ pages }) => pages, align: 'right', sort: 'pages' },
];

function ReadingTable({
  label,
  rows = FOUR,
  step,
}: {
  label: string;
  rows?: readonly Book[];
  step?: number;
}) {
  return (
    <PlainTable
      label={label}
      columns={plainColumns}
      rows={rows}
      rowId={({ id }) => id}
      sorting={{ columnId: 'pages', direction: 'descending' }}
      onSort={nothing}
      {...(step !== undefined && { step })}
    />
  );
}

/** Counts the tables of the page that could be exported now. */
function CountTables() {
  const shown = useShownTables();
  const [count, setCount] = useState<number>();
  return (
    <>
      <Button onClick={() => setCount(shown().length)}>Count the tables to export</Button> {count}
    </>
  );
}

const plainTable: Part = {
  id: 'plain-table',
  title: 'PlainTable, ExportedTables, SelectionBar',
  text: 'A table to read. Where it is too wide it scrolls by itself; the page knows what can be exported of it, all of its rows.',
  specimens: (
    <>
      <UsualStates>{(state) => <ReadingTable label={`To read, ${state}`} />}</UsualStates>
      <Specimen state="more rows than are shown at first">
        <ReadingTable label="To read on" rows={books(9)} step={3} />
      </Specimen>
      <Specimen state="rows that can be chosen: Shift for a range, SelectionBar">
        <LendingBooks />
      </Specimen>
      <Specimen state="empty">
        <ReadingTable label="Nothing to read" rows={[]} />
      </Specimen>
      <Specimen state="long text, narrow" narrow>
        <ReadingTable label="Long to read" rows={longBooks} />
      </Specimen>
      <Specimen state="its tables, as they would be exported">
        <CountTables />
      </Specimen>
    </>
  ),
};

const SHELVES = ['A', 'B', 'C'].map((each) => ({ value: each, label: `Shelf ${each}` }));

const properties: readonly FilterProperty[] = [
  {
    id: 'title',
    words: (label) => `Title contains ${label}`,
    values: [],
    read: (typed) => ({ value: typed, label: `"${typed}"` }),
    hint: 'Type a part of the title.',
  },
  { id: 'shelf', words: (label) => `Shelf = ${label}`, values: SHELVES },
];

const inUse = (words: string) => [{ property: 'title', value: words, words: `Title contains "${words}"` }];

function BooksFilter({ label, words }: { readonly label: string; readonly words?: string }) {
  const [chosen, setChosen] = useState(words === undefined ? [] : inUse(words));
  return (
    <PropertyFilter
      label={label}
      properties={properties}
      chosen={chosen}
      onAdd={({ property, value }) =>
        setChosen([...chosen, { property, value, words: `${property} ${value}` }])
      }
      onRemove={(filter) => setChosen(chosen.filter((each) => each !== filter))}
    />
  );
}

const Room = styled('div')({ position: 'relative', height: 170 });

const propertyFilter: Part = {
  id: 'property-filter',
  title: 'PropertyFilter, FilterOffers',
  text: 'One field for every filter of a list: those in use as tokens, and a combobox that offers more.',
  specimens: (
    <>
      <UsualStates>{(state) => <BooksFilter label={`Filter books, ${state}`} words="sky" />}</UsualStates>
      <Specimen state="empty">
        <BooksFilter label="Filter books" />
      </Specimen>
      <Specimen state="open, at the second line">
        <Room>
          <FilterOffers
            listId="offers-open"
            offers={filterOffers(properties, '')}
            at={1}
            hint={undefined}
            onChoose={nothing}
          />
        </Room>
      </Specimen>
      <Specimen state="open and empty">
        <Room>
          <FilterOffers listId="offers-none" offers={[]} at={-1} hint={undefined} onChoose={nothing} />
        </Room>
      </Specimen>
      <Specimen state="long text, narrow" narrow>
        <BooksFilter label="Filter long books" words={LONG.words} />
      </Specimen>
    </>
  ),
};

function Fields({ name, value = '' }: { readonly name: string; readonly value?: string }) {
  const [text, setText] = useState(value);
  const [shelf, setShelf] = useState<string | undefined>('B');
  return (
    <>
      <SearchField
        label={`Search ${name}`}
        hint="Title or shelf"
        value={text}
        maxLength={200}
        onChange={setText}
      />
      <SelectField
        label={`Shelf of ${name}`}
        none="Any"
        value={shelf}
        options={[...SHELVES, { value: 'long', label: LONG.words }]}
        onChange={setShelf}
      />
    </>
  );
}

const fields: Part = {
  id: 'fields',
  title: 'SearchField, SelectField, Card',
  text: 'A text that counts once the reader rests, and a choice of one out of a few; often in the row of tools of a card.',
  specimens: (
    <>
      <UsualStates>{(state) => <Fields name={`books, ${state}`} value="sky" />}</UsualStates>
      <Specimen state="empty">
        <Fields name="books" />
      </Specimen>
      <Specimen state="in a card, long text, narrow" narrow>
        <Card title={LONG.words} tools={<Fields name="long books" value={LONG.word} />}>
          What the card holds.
        </Card>
      </Specimen>
      <Specimen state="a card whose table brings its own spacing">
        <Card title="Books" flush>
          <ReadingTable label="In a card" />
        </Card>
      </Specimen>
    </>
  ),
};

export const tables: readonly Part[] = [dataTable, plainTable];
export const filters: readonly Part[] = [propertyFilter, fields];
