/** The id of the page's heading: where the focus goes on a change of page. */
export const PAGE_TITLE_ID = 'page-title';
