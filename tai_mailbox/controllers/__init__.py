from . import authorize, examples, sign_in
