import {
  CodeLensRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  FileChangeType,
  InlayHintRefreshRequest,
  LSPErrorCodes,
  ResponseError,
  SemanticTokensRefreshRequest,
  TextDocuments,
  TextDocumentSyncKind,
  type CancellationToken,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { isObject, clientOf, type Client } from './client-abilities.ts';
import { diagnosticsService } from './diagnostics-service.ts';
import { encodedLines } from './encoded-lines.ts';
import type { Host } from './host.ts';
import { planStore } from './plan-store.ts';
import { readinessChanged, readinessRequest, READINESS_VERSION, type ReadinessModel, type ReadinessParams } from './protocol.ts';
import { defaultSettings, readSettings, type ReadSettings } from './settings.ts';
import { workspaceView } from './workspace-people.ts';
import type { DocumentView } from '../features/document-view.ts';
import { features } from '../features/index.ts';
import { readinessNode } from '../features/readiness.ts';
import { formatDay, type Day } from '../plan/calendar.ts';

/** How often the clock is looked at, in milliseconds: midnight and waking from sleep are noticed within this. */
const CLOCK_INTERVAL = 20_000;
/** How long after the last change the world around the plans is asked for anew, in milliseconds. */
const WORLD_DELAY = 250;

/** The files that belong to launch plans. */
const WATCHED = ['**/launch.{yaml,yml}', '**/*.launch.{yaml,yml}', '**/*.launch-plan.{yaml,yml}', '**/.launchplan.yaml', '**/CODEOWNERS'];

export interface ServerInfo {
  readonly version: string;
}
