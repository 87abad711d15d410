//go:build !linux

package spool

import (
	"errors"
	"os"
)

// unnamed is nil: only Linux makes files without a name that can have one later.
func unnamed(string, os.FileMode) *os.File { return nil }

// system is empty: the system cannot be told from others.
func system() string { return "" }

// Link gives a file without a name one; there are none here.
func Link(*os.File, string) error { return errors.ErrUnsupported }
