// Package table lays out tables for a terminal. It wraps words and cuts
// nothing, and a table is never wider than it is told to be.
package table
