/** What a dialog of the frame is given. */
export interface DialogProps {
  readonly onClose: () => void;
}
