/** Brings one file to where the server wants it, in both of ChatKit's ways. */
import type { Attachment, FileUploadStrategy } from '@openai/chatkit';
import type { ChatClient } from './chat-client';
import { connectionError, errorFromResponse } from './errors';

/** A share of 1, as often as it changes; a `fetch` of the page's own cannot tell. */
export type OnProgress = (share: number) => void;

interface Request {
  method: string;
  headers?: Record<string, string>;
  body: Blob | FormData;
}

/** Resolves with the attachment once the server has all of the file. */
export async function upload(
  client: ChatClient,
  strategy: FileUploadStrategy,
  file: File,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<Attachment> {
  if (strategy.type === 'direct') {
    const body = new FormData();
    body.append('file', file);
    const request = { method: 'POST', headers: client.language, body };
    const answer = await send(strategy.uploadUrl, request, client.fetch);
    return (await answer.json()) as Attachment;
  }
  const { name, size, type } = file;
  const params = { name, size, mime_type: type || 'application/octet-stream' };
  const { upload_descriptor: to, ...attachment } = await client.call(
    'attachments.create',
    params,
    signal,
  );
  if (to) {
    // A storage of somebody else gets what it asks for, and nothing that is meant for our server.
    const known = new URL(to.url, location.href).origin === client.origin;
    await send(to.url, { ...to, body: file }, known ? client.fetch : undefined);
  }
  return attachment;

  async function send(url: string, request: Request, fetch?: typeof window.fetch) {
    const answer = fetch
      ? await fetch(url, { ...request, signal })
      : await sendWatched(url, request, onProgress, signal);
    if (!answer.ok) throw await errorFromResponse(answer);
    return answer;
  }
}

/** `fetch` cannot tell how much has gone. Cookies go to the page's own origin alone. */
function sendWatched(
  url: string,
  { method, headers, body }: Request,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    for (const [name, value] of Object.entries(headers ?? {}))
      request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(loaded / (total || 1));
    request.onload = () =>
      resolve({
        ok: request.status >= 200 && request.status < 300,
        status: request.status,
        json: async () => JSON.parse(request.responseText),
      } as Response);
    request.onerror = () => reject(connectionError(request.statusText));
    request.onabort = () => reject(new DOMException('', 'AbortError'));
    signal.addEventListener('abort', () => request.abort());
    request.send(body);
  });
}
