/** The setting that says where the account clock stood, in milliseconds, as text: whoever moves the account on keeps it up to date. */
export const CLOCK_SETTING = 'clock';
