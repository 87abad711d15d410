// Package spool keeps what must be written before it can be read: little in
// memory, the rest in temporary files.
package spool
