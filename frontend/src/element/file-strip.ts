/** The files of the message that is being written, as the composer shows them. */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../icons/icon';
import { TEXTS } from '../languages/texts';
import type { ComposerFile, ComposerFiles } from './composer-files';

export function renderFiles(files: ComposerFiles, removed: () => void) {
  if (files.entries.length === 0) return nothing;
  return html`<ul class="files" aria-label=${TEXTS.files}>${repeat(
    files.entries,
    (entry) => entry,
    (entry) => html`<li class="file ${entry.failure ? 'failed' : ''}">
      ${
        entry.picture
          ? html`<ck-picture .src=${entry.picture} .instead=${icon('document')}></ck-picture>`
          : icon('document')
      }
      <div>
        <span class="file-name" title=${entry.name}>${entry.name}</span>
        ${state(entry)}
      </div>
      ${
        entry.failure
          ? html`<button type="button" class="round small" aria-label=${TEXTS.fileRetry(entry.name)}
              title=${TEXTS.retry} @click=${() => files.retry(entry)}>${icon('reload')}</button>`
          : nothing
      }
      <button type="button" class="round small" aria-label=${TEXTS.fileRemove(entry.name)}
        title=${TEXTS.fileRemove(entry.name)} @click=${() => {
          files.remove(entry);
          removed();
        }}>${icon('close')}</button>
    </li>`,
  )}</ul>`;
}

function state({ attachment, failure, name, share }: ComposerFile) {
  if (failure) return html`<span class="file-state">${failure}</span>`;
  return attachment
    ? nothing
    : html`<progress aria-label=${TEXTS.fileUploading(name)} .value=${share}></progress>`;
}
