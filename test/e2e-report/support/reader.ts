import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { pathToFileURL } from 'url';
import { Browser, launch, Page } from 'puppeteer-core';
import { readinessHtml } from '../../../lib/readiness/report/html';
import { ReadinessResult } from '../../../lib/readiness/readiness-result';

/** How a page is looked at. */
export interface View {
  readonly scheme?: 'light' | 'dark';
  readonly width?: number;
}

/** A report in a browser, and what it asked for and complained about. */
export interface Opened {
  readonly page: Page;
  readonly url: string;
  readonly requests: string[];
  readonly complaints: string[];
}

/** A headless browser, and a folder for the pages that it opens. */
export class Reader {
  public static async start(chromium: string): Promise<Reader> {
    // Debian's Chromium has no sandbox for root, and it reads pages of this test alone.
    return new Reader(await launch({ executablePath: chromium, headless: true, args: ['--no-sandbox', '--disable-dev-shm-usage'] }));
  }

  private readonly directory = mkdtempSync(join(tmpdir(), 'report-'));
  private pages = 0;

  private constructor(private readonly browser: Browser) {}

  public async open(result: ReadinessResult, { scheme = 'light', width = 1280 }: View = {}): Promise<Opened> {
    this.pages += 1;
    const file = join(this.directory, `readiness-${this.pages}.html`);
    writeFileSync(file, [...readinessHtml(result)].join(''));
    const opened: Opened = { page: await this.browser.newPage(), url: pathToFileURL(file).href, requests: [], complaints: [] };
    listen(opened);
    await opened.page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await opened.page.setViewport({ width, height: 800 });
    await opened.page.goto(opened.url);
    return opened;
  }

  public async stop(): Promise<void> {
    await this.browser.close();
    rmSync(this.directory, { recursive: true });
  }
}

const IN_PAGE = readFileSync(join(__dirname, 'in-page.js'), 'utf8');

/** Calls a function of `in-page.js` inside the page. */
export async function ask<T>({ page }: Opened, name: string): Promise<T> {
  return (await page.evaluate(`(() => { ${IN_PAGE}; return ${name}(); })()`)) as T;
}

function listen({ page, requests, complaints }: Opened): void {
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('dialog', (dialog) => {
    complaints.push(dialog.message());
    void dialog.dismiss();
  });
}
