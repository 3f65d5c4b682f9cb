import { createContext, useContext } from 'react';

const PresentUser = createContext<string>('');

/** Tells what is below who is signed in. */
export const PresentUserProvider = PresentUser.Provider;

/** The name of who is signed in; empty where nobody is. */
export function usePresentUser(): string {
  return useContext(PresentUser);
}
