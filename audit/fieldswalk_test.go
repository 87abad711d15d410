package audit_test

import (
	"go/ast"
	"go/token"
	"go/types"
)

func (w *walk) file(f *ast.File) {
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for i, left := range n.Lhs {
				w.target(left)
				if len(n.Rhs) == len(n.Lhs) {
					w.grown(left, n.Rhs[i])
				}
			}
		case *ast.IncDecStmt:
			w.target(n.X)
		case *ast.RangeStmt:
			w.target(n.Key)
			w.target(n.Value)
		case *ast.CompositeLit:
			w.literal(n)
		case *ast.UnaryExpr:
			if sel, ok := n.X.(*ast.SelectorExpr); ok && n.Op == token.AND {
				w.mark(w.written, sel)
			}
		case *ast.BinaryExpr:
			if n.Op == token.EQL || n.Op == token.NEQ {
				w.readWhole(w.info.Types[n.X].Type)
			}
		case *ast.SelectorExpr:
			if !w.writes[n] {
				w.mark(w.read, n)
			}
			if s := w.info.Selections[n]; s != nil && s.Kind() != types.FieldVal {
				w.receiver(n.X)
			}
		}
		return true
	})
}

// receiver: a method may write what it is called on.
func (w *walk) receiver(x ast.Expr) {
	if sel, ok := x.(*ast.SelectorExpr); ok {
		w.mark(w.written, sel)
	}
}

// target notes the field that an assignment changes, through indexes and
// fields of it.
func (w *walk) target(x ast.Expr) {
	for {
		switch e := x.(type) {
		case *ast.SelectorExpr:
			w.writes[e] = true
			w.mark(w.written, e)
			if w.pointer(e.X) {
				return
			}
			x = e.X
		case *ast.IndexExpr:
			x = e.X
		case *ast.ParenExpr:
			x = e.X
		default:
			return
		}
	}
}

func (w *walk) pointer(x ast.Expr) bool {
	t := w.info.Types[x].Type
	if t == nil {
		return false
	}
	_, is := t.Underlying().(*types.Pointer)
	return is
}

// grown: what only goes back into its own field is not read.
func (w *walk) grown(left, right ast.Expr) {
	call, ok := right.(*ast.CallExpr)
	if !ok || len(call.Args) == 0 {
		return
	}
	first, ok := call.Args[0].(*ast.SelectorExpr)
	if ok && types.ExprString(first) == types.ExprString(left) {
		w.writes[first] = true
	}
}

func (w *walk) mark(set map[*types.Var]bool, sel *ast.SelectorExpr) {
	if v, ok := w.info.Uses[sel.Sel].(*types.Var); ok && v.IsField() {
		set[v.Origin()] = true
	}
}

func (w *walk) literal(n *ast.CompositeLit) {
	t := w.info.Types[n].Type
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	s, ok := t.Underlying().(*types.Struct)
	if !ok {
		return
	}
	for i, e := range n.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); !ok {
			w.written[s.Field(i).Origin()] = true
		} else if id, ok := kv.Key.(*ast.Ident); ok {
			if v, ok := w.info.Uses[id].(*types.Var); ok {
				w.written[v.Origin()] = true
			}
		}
	}
}
