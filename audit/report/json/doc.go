// Package json writes a run as JSON, whole or one record a line.
package json
