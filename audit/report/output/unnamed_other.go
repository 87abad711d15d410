//go:build !linux

package output

import (
	"errors"
	"os"
)

// unnamed is nil: only Linux makes files without a name that can have one later.
func unnamed(string) *os.File { return nil }

func giveName(*os.File, string) error { return errors.ErrUnsupported }
