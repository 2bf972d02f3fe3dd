/** What the composer shows while it listens, and while that is being written down. */
import { html } from 'lit';
import { icon } from '../icons/icon';
import { TEXTS } from '../languages/texts';
import type { Dictation } from './dictation';

export function renderRecorder(dictation: Dictation) {
  const { seconds } = dictation;
  const isRecording = dictation.state === 'recording';
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return html`<span class="gap recorder">${isRecording ? html`<span class="pulse"></span>${time}` : html`<span class="spinner"></span>`}</span>
    <button type="button" class="round" aria-label=${TEXTS.cancelDictation} title=${TEXTS.cancelDictation}
      @click=${() => dictation.cancel()}>${icon('close')}</button>
    <button type="button" class="round done" aria-label=${TEXTS.endDictation} title=${TEXTS.endDictation}
      ?disabled=${!isRecording} @click=${() => dictation.finish()}>${icon('check')}</button>`;
}
