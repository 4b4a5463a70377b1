from . import authorize, sign_in
