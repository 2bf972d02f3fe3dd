/** Dialogs of the browser's own kind: they keep the focus, and Escape closes them. */

/** Shows a dialog that is gone when it is closed, also by a click beside it. */
export function openDialog(dialog: HTMLDialogElement): void {
  dialog.addEventListener('close', () => dialog.remove());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
}
