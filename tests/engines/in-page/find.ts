import { queryAllByLabelText, queryAllByRole } from '@testing-library/dom';

/** A text to be matched, as JSON can carry it: words, or a regular expression. */
export type Words =
  { readonly words: string; readonly exact?: boolean } | { readonly pattern: string; readonly flags: string };

/** One step from some elements to others: what a locator is made of. */
export type Step =
  | { readonly by: 'role'; readonly role: string; readonly name?: Words; readonly level?: number }
  | { readonly by: 'text'; readonly text: Words }
  | { readonly by: 'label'; readonly text: Words }
  | { readonly by: 'css'; readonly selector: string }
  | { readonly by: 'holding'; readonly text: Words }
  | { readonly by: 'position'; readonly at: number };

const flat = (text: string | null | undefined): string => (text ?? '').replaceAll(/\s+/g, ' ').trim();

function fits(text: string | null | undefined, words: Words): boolean {
  const given = flat(text);
  if ('pattern' in words) return new RegExp(words.pattern, words.flags).test(given);
  return words.exact ? given === words.words : given.toLowerCase().includes(words.words.toLowerCase());
}

/** Whether there is anything to see of it. */
export function isShown(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return (
    width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  );
}

/** The innermost elements that hold a text. */
function byText(scope: Element, words: Words): Element[] {
  return [...scope.querySelectorAll('*')].filter(
    (element) =>
      fits(element.textContent, words) &&
      ![...element.children].some((child) => fits(child.textContent, words)),
  );
}

function next(scope: Element, step: Step): Element[] {
  if (step.by === 'role') {
    const { name, level } = step;
    return queryAllByRole(scope as HTMLElement, step.role, {
      ...(name && { name: (text: string) => fits(text, name) }),
      ...(level !== undefined && { level }),
    });
  }
  if (step.by === 'text') return byText(scope, step.text);
  if (step.by === 'label')
    return queryAllByLabelText(scope as HTMLElement, (text: string) => fits(text, step.text));
  if (step.by === 'css') return [...scope.querySelectorAll(step.selector)];
  return [];
}

/** The elements at the end of a locator's steps, in the order of the document. */
export function find(steps: readonly Step[]): Element[] {
  let found: Element[] = [document.body];
  for (const step of steps) {
    if (step.by === 'holding') found = found.filter((element) => fits(element.textContent, step.text));
    else if (step.by === 'position') found = found.slice(step.at, step.at === -1 ? undefined : step.at + 1);
    else found = [...new Set(found.flatMap((scope) => next(scope, step)))];
  }
  return found;
}
