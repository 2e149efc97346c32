/// <reference types="astro/client" />

/** Set by astro.config.mjs: where the built content and the captures are. */
declare const CONTENT_FOLDER: string;
declare const CAPTURE_FOLDER: string;
