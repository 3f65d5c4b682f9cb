/** A node of a parsed module, as far as it is looked at here (ESTree). */
interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [property: string]: unknown;
}

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value;

const childrenOf = (node: SyntaxNode): readonly SyntaxNode[] => Object.values(node).flat().filter(isNode);

/** What a declaration or a member is called; undefined for every other node. */
function nameOf({ type, id, key, init }: SyntaxNode): unknown {
  if (type === 'FunctionDeclaration' || type === 'ClassDeclaration')
    return isNode(id) ? id['name'] : undefined;
  if (type === 'MethodDefinition') return isNode(key) ? key['name'] : undefined;
  // `var Name = class {}` and `let name = function () {}` are declarations too.
  const named =
    type === 'VariableDeclarator' && isNode(init) && /^(?:Class|.*Function)Expression$/.test(init.type);
  return named && isNode(id) ? id['name'] : undefined;
}

function find(node: SyntaxNode, name: string): SyntaxNode | undefined {
  for (const child of childrenOf(node)) {
    const found = nameOf(child) === name ? child : find(child, name);
    if (found) return found;
  }
  return undefined;
}

const bodyOf = ({ body, init }: SyntaxNode): SyntaxNode | undefined =>
  isNode(body) ? body : isNode(init) ? bodyOf(init) : undefined;

/**
 * A module without some of its parts. `Class.member` is gone afterwards; `name`, and `name.inner` for what is
 * declared inside it, are functions that are still there and throw: one that is called after all is heard of in every journey.
 *
 * @param program what the module's code parses to
 * @param by the body that is left of a function; `{}` for one that is called, and may do nothing
 * @throws where the module has no part of that name: it is no longer the one that was read
 */
export function withoutParts(
  code: string,
  program: unknown,
  parts: readonly string[],
  by = '{ throw Error("Left out"); }',
): string {
  const cuts = parts.map((part) => {
    let node = isNode(program) ? program : undefined;
    for (const name of part.split('.')) node &&= find(node, name);
    if (node?.type === 'MethodDefinition') return { start: node.start, end: node.end, by: '' };
    const body = node && bodyOf(node);
    if (body?.type !== 'BlockStatement') throw new Error(`There is no function ${part} to leave out.`);
    return { start: body.start, end: body.end, by };
  });
  let left = code;
  // From the end, so that the places before stay where they were.
  for (const cut of cuts.toSorted((a, b) => b.start - a.start))
    left = left.slice(0, cut.start) + cut.by + left.slice(cut.end);
  return left;
}
