/** A table that says its roles itself: laid out as cards, by CSS, it would lose them. */
/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role --
   `display: block` takes the implicit role away from every part of a table. */

import type { ComponentChildren } from 'preact';

interface DataTableProps {
  caption: string;
  columns: readonly string[];
  children: ComponentChildren;
}

export function DataTable({ caption, columns, children }: DataTableProps) {
  return (
    <table class="data" role="table">
      <caption class="unseen">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column} role="columnheader" scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">{children}</tbody>
    </table>
  );
}

export function DataRow({ children }: { children: ComponentChildren }) {
  return <tr role="row">{children}</tr>;
}

/** The cell that names its row. */
export function RowHead({ children }: { children: ComponentChildren }) {
  return (
    <th role="rowheader" scope="row">
      {children}
    </th>
  );
}

/** The label is shown beside the value where there is no head of columns. */
export function DataCell({ label, children }: { label?: string; children: ComponentChildren }) {
  return (
    <td role="cell" data-label={label} class={children === '' ? 'blank' : undefined}>
      <div class="value">{children}</div>
    </td>
  );
}
