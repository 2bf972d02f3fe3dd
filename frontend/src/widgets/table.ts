/** Table, Table.Row and Table.Cell. */

import { html, nothing } from 'lit';
import { TEXTS } from '../languages/texts';
import { childrenOf } from '../protocol/widgets';
import { drawChildren } from './children';
import type { Renderer } from './context';
import { length, safeValue, spacingSides } from './css-values';
import { setStyle } from './set-style';

const COLUMN_SHARES = { xs: '10%', sm: '15%', md: '25%', lg: '35%', xl: '50%' };

export const renderTable: Renderer<'Table'> = (node, context) => {
  const rows = childrenOf(node);
  const head = rows.filter((row) => row.header === true);
  const body = rows.filter((row) => row.header !== true);
  return html`<div class="table" role="region" tabindex="0" aria-label=${TEXTS.table}><table>
    ${head.length > 0 ? html`<thead>${drawChildren({ children: head }, context)}</thead>` : nothing}
    <tbody>${drawChildren({ children: body }, { ...context, path: `${context.path}/body` })}</tbody>
  </table></div>`;
};

export const renderTableRow: Renderer<'Table.Row'> = (node, context) =>
  html`<tr>${drawChildren(node, { ...context, inHeader: node.header === true })}</tr>`;

export const renderTableCell: Renderer<'Table.Cell'> = (node, context) => {
  const styles = {
    width: length(node.width) ?? (node.colSize && COLUMN_SHARES[node.colSize]),
    padding: spacingSides(node.padding),
    'text-align': safeValue(node.align),
    'vertical-align': node.vAlign && { start: 'top', center: 'middle', end: 'bottom' }[node.vAlign],
  };
  const content = drawChildren(node, { ...context, inHeader: false });
  return context.inHeader
    ? html`<th scope="col" colspan=${node.colSpan ?? 1} rowspan=${node.rowSpan ?? 1}
        ${setStyle(styles)}>${content}</th>`
    : html`<td colspan=${node.colSpan ?? 1} rowspan=${node.rowSpan ?? 1}
        ${setStyle(styles)}>${content}</td>`;
};
