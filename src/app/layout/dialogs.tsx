import { type ComponentType, createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { dialogs } from '../../strings/shell';
import { useNotice } from '../../ui/feedback/notices';

/** What a dialog of the frame is given. */
interface DialogProps {
  readonly onClose: () => void;
}

type DialogName = 'accounts' | 'palette' | 'keyboard-map';

/** Their code is loaded when they are first asked for. */
const DIALOGS: Readonly<Record<DialogName, () => Promise<ComponentType<DialogProps>>>> = {
  accounts: async () => (await import('../palette/palette')).AccountChooser,
  palette: async () => (await import('../palette/palette')).Palette,
  'keyboard-map': async () => (await import('../shortcuts/keyboard-map')).KeyboardMap,
};

const DialogsContext = createContext<(name: DialogName) => void>(() => undefined);

/** Holds the one dialog that may stand before the page. */
export function DialogsProvider({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<{ readonly Dialog: ComponentType<DialogProps> }>();
  const notice = useNotice();
  const open = useCallback(
    (name: DialogName): void => {
      DIALOGS[name]().then(
        (Dialog) => setShown({ Dialog }),
        () => notice({ tone: 'bad', text: dialogs.failed }),
      );
    },
    [notice],
  );
  const close = useCallback((): void => setShown(undefined), []);
  return (
    <DialogsContext value={open}>
      {children}
      {shown && <shown.Dialog onClose={close} />}
    </DialogsContext>
  );
}

/** The function that opens a dialog: the command palette, the keyboard map, or the list of accounts. */
export function useDialogs(): (name: DialogName) => void {
  return useContext(DialogsContext);
}
