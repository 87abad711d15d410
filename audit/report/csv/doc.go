// Package csv writes findings, items and plans as CSV files that a spreadsheet
// computes nothing of.
package csv
