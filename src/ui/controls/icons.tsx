import type { ReactNode } from 'react';

/** Line icons of our own on a 16 px grid. They are decoration: the control around them has the name. */
function icon(drawing: ReactNode) {
  return function Icon({ size = 16 }: { readonly size?: number }) {
    return (
      <svg
        width={size}
        height={size}
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        focusable="false"
      >
        {drawing}
      </svg>
    );
  };
}

export const ChevronRightIcon = icon(<path d="M6 3.5 10.5 8 6 12.5" />);
export const ChevronDownIcon = icon(<path d="M3.5 6 8 10.5 12.5 6" />);
export const ArrowUpIcon = icon(<path d="M8 13V3.5M4 7l4-4 4 4" />);
export const ArrowDownIcon = icon(<path d="M8 3v9.5M4 9l4 4 4-4" />);
export const CloseIcon = icon(<path d="m3.5 3.5 9 9m0-9-9 9" />);
export const CopyIcon = icon(<path d="M5.5 5.5h8v8h-8zM10.5 2.5h-8v8" />);
export const CheckIcon = icon(<path d="m3 8.5 3.5 3.5L13 4.5" />);
export const ExternalIcon = icon(<path d="M9.5 2.5h4v4m0-4-6 6M6.5 3.5h-4v10h10v-4" />);
export const RefreshIcon = icon(<path d="M13.5 8A5.5 5.5 0 1 1 11.6 3.8M12 1v3.2H8.8" />);
export const MenuIcon = icon(<path d="M2 4h12M2 8h12M2 12h12" />);
export const LinkIcon = icon(
  <path d="M6.7 9.3a2.8 2.8 0 0 0 4 0l2-2a2.8 2.8 0 0 0-4-4l-.9.9M9.3 6.7a2.8 2.8 0 0 0-4 0l-2 2a2.8 2.8 0 0 0 4 4l.9-.9" />,
);
export const SearchIcon = icon(<path d="M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Zm3.3 7.8 3.2 3.2" />);
export const WarningIcon = icon(<path d="M8 2 14.5 13.5h-13zM8 6.5v3.2M8 11.7v.1" />);
export const InfoIcon = icon(<path d="M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8ZM8 7.3v3.6M8 5v.1" />);
