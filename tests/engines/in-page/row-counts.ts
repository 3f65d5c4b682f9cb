/**
 * Tables of which only some rows are in the document: each has to say how many there are, and each row which it is.
 * `aria-rowcount` counts the header; indexes begin at 1 with it, rise in the document's order and stay within the count.
 */
export function rowCountFaults(): readonly string[] {
  const faults: string[] = [];
  for (const table of document.querySelectorAll('table')) {
    const name = table.getAttribute('aria-label') ?? 'a table without a name';
    const indexes = [...table.querySelectorAll('[aria-rowindex]')].map((row) =>
      Number(row.getAttribute('aria-rowindex')),
    );
    const count = table.getAttribute('aria-rowcount');
    const filled = table.querySelector('tbody[aria-hidden="true"]') !== null;
    if (count === null) {
      if (filled || indexes.length > 0)
        faults.push(`${name}: some of its rows are not there, and it does not say how many there are`);
      continue;
    }
    const rows = [...table.querySelectorAll('tbody:not([aria-hidden="true"]) > tr.row')];
    if (rows.some((row) => !row.hasAttribute('aria-rowindex')))
      faults.push(`${name}: a row does not say which it is`);
    if (indexes.some((index, at) => index <= (indexes[at - 1] ?? 1) || index > Number(count)))
      faults.push(
        `${name}: the rows' numbers ${indexes.slice(0, 5).join(', ')} ... do not rise within ${count}`,
      );
  }
  return faults;
}
