// Package input finds inputs and reads their bytes: files, folders, patterns and
// streams, as they are or packed with gzip or zstd, each with a ceiling on what it
// may ask of memory. The package serves audit/inventory.
package input
