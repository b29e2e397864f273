<?php
// inspect.php FILE…: what stands out in PHP files, as JSON: `{"file": ["line 3: …"]}`.
const FORBIDDEN = array( 'eval', 'exec', 'shell_exec', 'system', 'passthru', 'proc_open', 'popen', 'create_function', 'base64_decode', 'unserialize', 'extract', 'curl_init', 'file_get_contents', 'file_put_contents', 'fopen', 'mail', 'error_log', 'var_dump', 'print_r', 'ini_set', 'set_error_handler' );
const TRANSLATE = array( '__', '_e', '_x', '_n', 'esc_html__', 'esc_html_e', 'esc_attr__', 'esc_attr_e' );
const NEWER     = array( 'T_MATCH', 'T_NULLSAFE_OBJECT_OPERATOR', 'T_ATTRIBUTE', 'T_ENUM', 'T_READONLY' );

function inspect( string $code ): array {
	$found  = array();
	$tokens = array_values( array_filter( PhpToken::tokenize( $code ), fn( $token ) => ! $token->is( array( T_WHITESPACE, T_COMMENT, T_DOC_COMMENT ) ) ) );
	$guard  = $tokens[1]->text . implode( '', array_map( fn( $token ) => $token->text, array_slice( $tokens, 2, 5 ) ) );
	if ( ! preg_match( "/^defined\('(ABSPATH|WP_UNINSTALL_PLUGIN)'\)\|\|exit/", $guard ) ) {
		$found[] = 'line 1: can be opened in a browser: it does not begin with a guard';
	}
	foreach ( $tokens as $index => $token ) {
		$next  = $tokens[ $index + 1 ]->text ?? '';
		$say   = fn( string $what ) => "line $token->line: $what";
		$named = $token->is( T_STRING ) && '(' === $next && ! in_array( $tokens[ $index - 1 ]->text, array( '->', '::', 'function' ), true );
		if ( $token->is( T_EVAL ) || ( $named && in_array( strtolower( $token->text ), FORBIDDEN, true ) ) ) {
			$found[] = $say( "$token->text() is forbidden" );
		}
		if ( $token->is( T_STRING ) && 'function' === $tokens[ $index - 1 ]->text && 0 !== strpos( $token->text, 'unknot_' ) ) {
			$found[] = $say( "function $token->text lacks the prefix unknot_" );
		}
		if ( in_array( $token->getTokenName(), NEWER, true ) ) {
			$found[] = $say( "$token->text is newer than PHP 7.4" );
		}
		if ( ( $token->is( T_OPEN_TAG ) && 0 !== strpos( $token->text, '<?php' ) ) || $token->is( T_OPEN_TAG_WITH_ECHO ) ) {
			$found[] = $say( 'short tag' );
		}
		if ( $token->is( T_INLINE_HTML ) && preg_match( '/<(script|style)\b|\s(style|on\w+)=/i', $token->text ) ) {
			$found[] = $say( 'inline script or style' );
		}
		if ( $named && in_array( $token->text, TRANSLATE, true ) ) {
			for ( $end = $index + 1; ')' !== $tokens[ $end ]->text; $end++ ); // No text domain is nested in brackets.
			if ( "'unknot-booking'" !== $tokens[ $end - 1 ]->text ) {
				$found[] = $say( 'a text without the domain unknot-booking' );
			}
		}
		if ( $token->is( T_ECHO ) && ! preg_match( "/^(esc_|'|\")/", $next ) ) {
			$found[] = $say( "echo {$next}… is not escaped" );
		}
	}
	return $found;
}

$all = array();
foreach ( array_slice( $argv, 1 ) as $file ) {
	$found = inspect( file_get_contents( $file ) );
	if ( $found ) {
		$all[ basename( $file ) ] = $found;
	}
}
echo json_encode( (object) $all, JSON_UNESCAPED_UNICODE );
