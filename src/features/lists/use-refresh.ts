import { secondUtc } from '../../domain/text/dates';
import { lists } from '../../strings/common';
import { useAnnounce } from '../../ui/feedback/announcer';

/** What a refresh needs of react-query's infinite queries. */
interface Refreshable {
  readonly refetch: () => Promise<{
    readonly isError: boolean;
    readonly data: { readonly pages: readonly { readonly readAt: number }[] } | undefined;
  }>;
}

/** Reads a list once more because the reader asked for it, and has it read out when that was. */
export function useRefresh(list: Refreshable): () => void {
  const announce = useAnnounce();
  const refresh = async (): Promise<void> => {
    const { data, isError } = await list.refetch();
    const time = secondUtc(data?.pages[0]?.readAt ?? Number.NaN);
    // What failed is an alert, which is read out by itself.
    if (time !== undefined && !isError) announce(lists.lastUpdated(time));
  };
  return () => void refresh();
}
