/** Who reads, and where: the shell tells what is below it. */

import { createContext, useContext } from 'react';
import type { AccountPlace } from '../domain/address/paths';

const PresentPlace = createContext<AccountPlace | undefined>(undefined);

/** Tells what is below where the reader is. */
export const PresentPlaceProvider = PresentPlace.Provider;

/** The account and region that the reader is at; outside an account those of the last place. */
export function usePresentPlace(): AccountPlace | undefined {
  return useContext(PresentPlace);
}

/** Who is signed in: what they are called, and their id at the sign-in server. */
interface Reader {
  readonly userName: string;
  readonly subject: string;
}

const PresentUser = createContext<Reader>({ userName: '', subject: '' });

/** Tells what is below who is signed in. */
export const PresentUserProvider = PresentUser.Provider;

/** The name of who is signed in; empty where nobody is. */
export function usePresentUser(): string {
  return useContext(PresentUser).userName;
}

/** The id of who is signed in, by which the browser keeps what is theirs; empty where nobody is. */
export function usePresentSubject(): string {
  return useContext(PresentUser).subject;
}
