/** Texts of what stands above all pages of a run, and of a template. */
export const runHead = {
  copyArn: 'Copy ARN',
  arnCopied: 'ARN copied',
  earlier: 'Earlier run',
  later: 'Later run',
  noEarlier: 'No earlier run of this template is known',
  noLater: 'No later run of this template is known',
  failed: 'The other runs of this template could not be loaded. Try again.',
} as const;

export const templateHead = {
  preview: 'Preview',
  previewChanges: 'Preview compared',
  history: 'History',
} as const;
