type Members = Readonly<Record<string, unknown>>;

/** Marks a token that this file has made: behind it stands the token that an empty page has put off. */
const PUT_OFF = 'put-off.';

function members(value: unknown): Members {
  return typeof value === 'object' && value !== null ? (value as Members) : {};
}

/** An input as the operation is to see it: without our own mark, and asking for a smaller page. */
export function rewriteInput(input: unknown, pageSize: number | undefined): unknown {
  const { nextToken, ...rest } = members(input);
  const token =
    typeof nextToken === 'string' && nextToken.startsWith(PUT_OFF)
      ? nextToken.slice(PUT_OFF.length) || undefined
      : nextToken;
  const asked = rest['maxResults'];
  const smaller = pageSize !== undefined && pageSize > 0 && !(typeof asked === 'number' && asked <= pageSize);
  if (token === nextToken && !smaller) return input;
  return {
    ...rest,
    ...(token !== undefined && { nextToken: token }),
    ...(smaller && { maxResults: pageSize }),
  };
}

/** An empty page in place of an output; its token leads to what would have been on it. */
export function emptyPage(input: unknown, output: unknown): unknown {
  const token = members(rewriteInput(input, undefined))['nextToken'];
  const lists = Object.entries(members(output)).map(([name, value]) => [
    name,
    Array.isArray(value) ? [] : value,
  ]);
  return { ...Object.fromEntries(lists), nextToken: `${PUT_OFF}${typeof token === 'string' ? token : ''}` };
}

/** An output whose next token is the one that was sent, so that a walk goes round for ever. */
export function repeatToken(input: unknown, output: unknown): unknown {
  const token = members(input)['nextToken'];
  return token === undefined ? output : { ...members(output), nextToken: token };
}

/** The output of a Describe call in which the first ARNs of the input have failed. */
export function failItems(input: unknown, output: unknown, code: string, count: number): unknown {
  const arns = Object.values(members(input)).find(Array.isArray)?.slice(0, count) as readonly string[];
  if (!arns) return output;
  const failed = new Set(arns);
  const kept = Object.entries(members(output)).map(([name, value]) => {
    if (name === 'failedItems' || typeof value !== 'object' || value === null) return [name, value];
    if (Array.isArray(value))
      return [name, value.filter((item: unknown) => !failed.has(String(members(item)['arn'])))];
    return [name, Object.fromEntries(Object.entries(value).filter(([arn]) => !failed.has(arn)))];
  });
  const reasons = arns.map((arn) => [
    arn,
    { failureCode: code, retryable: code === 'INTERNAL_ERROR' || code === 'LIMIT_EXCEEDED' },
  ]);
  return {
    ...Object.fromEntries(kept),
    failedItems: { ...members(members(output)['failedItems']), ...Object.fromEntries(reasons) },
  };
}
