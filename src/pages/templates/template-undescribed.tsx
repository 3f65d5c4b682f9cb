import { styled } from '@mui/material/styles';
import { CopyButton } from '../../ui/controls/copy-button';
import { Mono } from '../../ui/text/id-chip';
import { failedItemReason } from '../../domain/assessment/failed-items';
import { templates } from '../../strings/templates';
import { isKnownById, type TemplateRow } from './template-rows';

const Text = styled('p')({ margin: '0 0 4px' });

/** What can be said of a template that could not be described: why, and its ARN. */
export function TemplateUndescribed({ row }: { readonly row: TemplateRow }) {
  return (
    <>
      <Text>
        {isKnownById(row)
          ? templates.knownByIdText
          : templates.couldNotDescribeText(failedItemReason(row.failed ?? 'NO_ANSWER'))}
      </Text>
      <Mono>{row.arn}</Mono>{' '}
      <CopyButton text={row.arn} label={templates.details.copyArn} done={templates.details.arnCopied} />
    </>
  );
}
