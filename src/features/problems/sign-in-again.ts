import { createContext, useContext } from 'react';

const SignInAgain = createContext<(() => void) | undefined>(undefined);

/** Gives what is below the way to sign in again and come back to the same view. */
export const SignInAgainProvider = SignInAgain.Provider;

/** Leaves for the sign-in and comes back to this view; undefined where nobody is signed in. */
export function useSignInAgain(): (() => void) | undefined {
  return useContext(SignInAgain);
}
