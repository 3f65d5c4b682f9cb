import { createContext, useContext } from 'react';
import type { AccountPlace } from '../../domain/address/paths';

const PresentPlace = createContext<AccountPlace | undefined>(undefined);

/** Tells what is below where the reader is. */
export const PresentPlaceProvider = PresentPlace.Provider;

/** The account and region that the reader is at; outside an account those of the last place. */
export function usePresentPlace(): AccountPlace | undefined {
  return useContext(PresentPlace);
}
