import { parseAst } from 'vite';
import { expect, test } from 'vitest';
import { withoutParts } from '../../scripts/lib/unused-parts';

const THROWS = '{ throw Error("Left out"); }';
const without = (code: string, ...parts: string[]): string => withoutParts(code, parseAst(code), parts);

test('a method is gone, and what stands beside it is as it was', () => {
  const code = 'var Client = class { static async read() { return 1; }  write() { return 2; } };';
  expect(without(code, 'Client.read')).toBe('var Client = class {   write() { return 2; } };');
  expect(without('class Client { read() {} }', 'Client.read')).toBe('class Client {  }');
});

test('a function is still there, and throws where it is called after all, unless it may do nothing', () => {
  const code = 'function warn(text) { log(text); }\nwarn();';
  expect(without(code, 'warn')).toBe(`function warn(text) ${THROWS}\nwarn();`);
  expect(withoutParts(code, parseAst(code), ['warn'], '{}')).toBe('function warn(text) {}\nwarn();');
});

test('a function inside another is found by both names, and one of its name elsewhere is left alone', () => {
  const code = 'function first() { return 1; }\nfunction outer() { function first() { return 2; } }';
  expect(without(code, 'outer.first')).toBe(
    `function first() { return 1; }\nfunction outer() { function first() ${THROWS} }`,
  );
});

test('several parts leave in whatever order they are named', () => {
  const code = 'class A { a() {} b() {} } function c() { go(); }';
  expect(without(code, 'c', 'A.b', 'A.a')).toBe(`class A {   } function c() ${THROWS}`);
});

test('a library that no longer has a part is told', () => {
  expect(() => without('class Client {}', 'Client.read')).toThrow('There is no function Client.read');
  expect(() => without('const read = 1;', 'read')).toThrow('There is no function read');
});
